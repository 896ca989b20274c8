/** Filled in below by the server that journeys run against. */
export default async function setup() {}
