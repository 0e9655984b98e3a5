// What the work and board doors add when scripts run. Every page works without it.
import { watchDrafts } from "./draft.js";
import { watchLeave } from "./leave.js";
import { watchIdle } from "./lock.js";
import { watchRoom } from "./room.js";
import { getReady } from "./sealer.js";
import { watchTyped } from "./typed.js";

watchLeave();
watchDrafts();
watchIdle();
watchRoom();
watchTyped();
getReady();
