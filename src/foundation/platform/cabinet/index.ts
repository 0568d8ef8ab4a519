export { openCabinet, type Cabinet } from './cabinet.ts';
export { sealedEngine } from './sealed-engine.ts';
export { openWorkingFolder } from './working-folder.ts';
