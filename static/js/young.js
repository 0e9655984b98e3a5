// What pages for young people add when scripts run. Every page works without it.
import { watchCodepad } from "./codepad.js";
import { watchDrafts } from "./draft.js";
import { watchLeave } from "./leave.js";
import { watchIdle } from "./lock.js";
import { watchRoom } from "./room.js";

watchLeave();
watchCodepad();
watchDrafts();
watchIdle();
watchRoom();
