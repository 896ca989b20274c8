import '@remix-run/node';

// With single fetch, loader data keeps its types (dates stay dates).
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
