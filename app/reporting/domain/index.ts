export * from './figure';
export * from './vocabulary';
