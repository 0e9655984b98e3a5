// What pages for young people add when scripts run. Every page works without it.
import { watchCodepad } from "./codepad.js";
import { watchDrafts } from "./draft.js";
import { watchLeave } from "./leave.js";
import { watchIdle } from "./lock.js";
import { watchOffline } from "./offline.js";
import { watchPhone } from "./phone.js";
import { watchRating } from "./rate.js";
import { watchAloud } from "./read.js";
import { watchRoom } from "./room.js";
import { watchTickets } from "./tickets.js";

watchLeave();
watchCodepad();
watchDrafts();
watchIdle();
watchRoom();
watchTickets();
watchRating();
watchOffline();
watchPhone();
watchAloud();
