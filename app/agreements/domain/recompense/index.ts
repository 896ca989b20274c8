export * from './division';
export * from './faults';
export * from './instalments';
export * from './sums';
export * from './terms';
export * from './words';
