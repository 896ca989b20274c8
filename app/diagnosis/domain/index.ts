export * from './focus-areas';
export * from './request-states';
export * from './support-vocabulary';
