/** What pdfkit takes and its types have not caught up with. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Whether a table's heading is of its row or its column. */
    scope?: 'Row' | 'Column';
    /** Where a figure stands: left, top, right and bottom, in points from the page's top left. */
    bbox?: [number, number, number, number];
  }
}
