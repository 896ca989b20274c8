export * from './focus-areas';
export * from './needs';
export * from './request-draft';
export * from './request-ref';
export * from './request-rights';
export * from './request-states';
export * from './support-phase';
export * from './support-vocabulary';
