export { buildServer, type RequestLog, type ServerParts } from './build-server.ts';
export { listen, PortInUseError, stopOnSignals, type Listening } from './listen.ts';
export { problems, Problem, refuse } from './problem.ts';
export { Refusal, type RefusalKind, type RefusalNotice } from './refusal.ts';
export { body, json } from './route-parts.ts';
export { newRoutes, type HttpEnvironment, type Routes } from './routes.ts';
