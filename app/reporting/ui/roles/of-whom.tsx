/**
 * The heading of a section, with whose it is for those who hear it apart from the page: somebody may have two schools, or a
 * school and support to give.
 */
export function OfWhom({ title, of }: { title: string; of: string }) {
  return (
    <>
      {title}
      <span className="visually-hidden">: {of}</span>
    </>
  );
}
