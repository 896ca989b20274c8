// A worker starts without the loader that reads TypeScript: it is put in place here, then the work begins.
import { register } from 'tsx/esm/api';

register();
await import('./worker.server.ts');
