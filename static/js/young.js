// What pages for young people add when scripts run. Every page works without it.
import { watchWays } from "./another_way.js";
import { watchCodepad } from "./codepad.js";
import { watchDrafts } from "./draft.js";
import { watchLeave } from "./leave.js";
import { watchIdle } from "./lock.js";
import { watchOffline } from "./offline.js";
import { watchRating } from "./rate.js";
import { watchAloud } from "./read.js";
import { watchRoom } from "./room.js";
import { getReady } from "./sealer.js";
import { watchTickets } from "./tickets.js";
import { watchTyped } from "./typed.js";
import { watchWaiting } from "./waiting.js";

watchLeave();
watchCodepad();
watchDrafts();
watchIdle();
watchRoom();
watchTickets();
watchRating();
watchOffline();
watchTyped();
watchAloud();
watchWays();
watchWaiting();
getReady();
