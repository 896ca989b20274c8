export * from './cadence';
export * from './calendar';
export * from './members';
export * from './minutes';
export * from './pack';
export * from './pre-meeting';
export * from './states';
export * from './vocabulary';
