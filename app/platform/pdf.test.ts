import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type DocumentModel, documentText, facts, heading, paragraph } from '~/kernel/document';
import { makePdf } from './pdf.server';
import { coverageOf, pdfFonts, shownText } from './pdf-fonts.server';

const LONG = 'The governors asked how the school knows that reading has improved in every class. ';

const model: DocumentModel = {
  title: 'Agreement TES-A-0001',
  caption: 'Ashbrook Primary School with Priya Nair',
  footer: 'Agreement TES-A-0001, version 2',
  parts: [
    heading('1. Parties'),
    facts([
      { label: 'Client school', words: 'Ashbrook Primary School' },
      { label: 'What the school does', words: `Gives time\nKeeps records. ${LONG}` },
    ]),
    heading('2. Outcomes'),
    heading('Reading', 3),
    ...paragraph(`${LONG}\n${LONG}`),
    { kind: 'list', items: ['First', 'Second'] },
    {
      kind: 'table',
      caption: 'Actions agreed',
      columns: [{ head: 'Action' }, { head: 'Days', numeric: true }],
      rows: Array.from({ length: 60 }, (_, n) => [`Action number ${n + 1}`, String(n)]),
    },
    {
      kind: 'figure',
      alt: 'Reading: 62% then 70%',
      width: 200,
      height: 80,
      marks: [
        { path: 'M0,80L200,0', stroke: 'teal', width: 2 },
        { text: '70%', x: 190, y: 20, size: 12, tone: 'ink', anchor: 'end' },
      ],
    },
  ],
};

async function read(document: DocumentModel) {
  const pdf = await getDocumentProxy(await makePdf(document));
  const { text, totalPages } = await extractText(pdf, { mergePages: false });
  return { pdf, pages: text, totalPages };
}

/** Words alone: where lines are broken, and bullets, are how a page looks. */
const bare = (text: string) => text.replace(/[\s•]+/g, '');

type Node = { role?: string; alt?: string; children?: Node[] };
const roles = (node: Node): string[] =>
  [node.role ?? '', ...(node.children ?? []).flatMap(roles)].filter(Boolean);

describe('a PDF', () => {
  it('says what the document says, in its order, each thing once', async () => {
    const { pages, totalPages } = await read(model);
    expect(totalPages).toBe(3);
    const said = pages
      .map((page, n) => bare(page).replace(bare(`Agreement TES-A-0001, version 2Page ${n + 1} of 3`), ''))
      .map((page, n) => (n === 0 ? page : page.replace(/^ActionDays/, '')))
      .join('');
    expect(said).toBe(bare(documentText(model)));
  });

  it('carries its structure, with headings of tables and words for figures', async () => {
    const { pdf } = await read(model);
    const first = roles((await (await pdf.getPage(1)).getStructTree()) as Node);
    expect(first.slice(0, 5)).toEqual(['Root', 'Document', 'P', 'H1', 'H2']);
    for (const role of ['H2', 'H3', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'Caption', 'TR', 'TH', 'TD']) {
      expect(first).toContain(role);
    }
    const last = (await (await pdf.getPage(3)).getStructTree()) as Node;
    const figures = (node: Node): Node[] =>
      node.role === 'Figure' ? [node] : (node.children ?? []).flatMap(figures);
    expect(figures(last).map(({ alt }) => alt)).toEqual(['Reading: 62% then 70%']);
    // The table goes over two pages: its headings are repeated for the eye, and read once.
    const second = roles((await (await pdf.getPage(2)).getStructTree()) as Node);
    const count = (role: string) => second.filter((each) => each === role).length;
    expect([count('TR'), count('TH'), count('TD')]).toEqual([61, 62, 60]);
  });

  it('says its language, shows its title, and has bookmarks', async () => {
    const { pdf } = await read(model);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Language: 'en-GB',
      Title: 'Agreement TES-A-0001, Ashbrook Primary School with Priya Nair',
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    type Item = { title: string; items: Item[] };
    const titles = ({ title, items }: Item): unknown[] => [title, ...items.map(titles)];
    expect((await pdf.getOutline()).map(titles)).toEqual([
      ['Agreement TES-A-0001', ['1. Parties'], ['2. Outcomes', ['Reading']]],
    ]);
  });

  it('goes on over the next page with a text that is longer than one', async () => {
    const words = Array.from({ length: 1500 }, (_, n) => `word${n}`).join(' ');
    const { pages, totalPages } = await read({
      ...model,
      parts: [facts([{ label: 'Long', words }]), ...paragraph('x'.repeat(400))],
    });
    expect(totalPages).toBeGreaterThan(2);
    const said = bare(pages.join('')).replaceAll(/AgreementTES-A-0001,version2Page\dof\d/g, '');
    expect(said).toContain(bare(words));
    expect(said).toContain('x'.repeat(400));
  });
});

describe('letters', () => {
  it('of the languages of England’s schools come out as they are', async () => {
    const words =
      'Gŵyl Ŷsgol Tŷ â ê î ô û ï · Łódź żółć ęąśćńŹ · Çağrı Şükrü İı · Ștefan Țară · ČŽŠ ďťň őű · Þórður æøå ß · Nguyễn Đặng · Ωμέγα · Жанна Щукина · “quotes” ‘single’ – — … £ € ½ ¼ ° × − • office fluffy';
    const { pages } = await read({ ...model, parts: paragraph(words) });
    expect(bare(pages.join(''))).toContain(bare(words));
    expect(pages.join('')).not.toContain('Unicode');
  });

  it('that the typeface has not are named by their numbers, never another letter or an empty box', async () => {
    const { pages } = await read({ ...model, parts: paragraph('Name: 李 محمد 😀\u200d!') });
    const said = bare(pages.join(''));
    expect(said).toContain('Name:[U+674E][U+0645][U+062D][U+0645][U+062F][U+1F600]!');
    expect(said).toContain('Unicodenumbers');
  });

  it('are known from the typeface itself', () => {
    const fonts = pdfFonts();
    expect([...'AzŵŁệЖΩ£½−'].every((letter) => fonts.has(letter.codePointAt(0) ?? 0))).toBe(true);
    expect(fonts.has(0x674e)).toBe(false);
    expect(coverageOf(fonts.regular).size).toBeGreaterThan(1000);
    // A letter and its mark typed apart are one letter; spaces of all widths are a space.
    expect(shownText('w\u0302\u00a0\u2009x\ty', fonts.has)).toEqual({
      text: 'ŵ\u00a0\u2009x y',
      named: false,
    });
  });
});
