/** What a fuzzer puts into forms and addresses: values, names and whole bodies that no form of ours would send. */
import fc from 'fast-check';
import type { Field, PageForm } from './forms-of';

/** No page may hold this as markup: it would be something typed that was not escaped. */
export const PLANTED = '<zq7x';
const MARKUP = `${PLANTED} onload=alert(1)>"'><script>${PLANTED}</script>`;

const LONG = 'x'.repeat(10_000);
const TEXTS = [
  ...[
    '',
    ' ',
    '\u00a0',
    LONG,
    'a\0b',
    '\u202Eright to left',
    '👩🏽‍🏫',
    'e\u0301\u0301\u0301',
    '\ufffe\uffff',
  ],
  ...[
    MARKUP,
    `' OR '1'='1'; drop table account; --`,
    "=cmd|' /C calc'!A0",
    '{{7*7}}#{7*7}',
    '../../etc/passwd',
  ],
  ...[
    'a\r\nSet-Cookie: a=b',
    'null',
    'undefined',
    '__proto__',
    '[object Object]',
    '%00',
    '%',
    '\\',
    '\t',
    '🏴'.repeat(400),
  ],
];
const NUMBERS = [
  ...[
    '-1',
    '0',
    '1e999',
    '-1e999',
    '1e3',
    '0x10',
    '0.1',
    '1,000',
    '1.005',
    '٣',
    '３',
    ' 7 ',
    '-0',
    'Infinity',
    'NaN',
  ],
  ...[
    '2147483648',
    '9007199254740993',
    '99999999999999999999',
    '9'.repeat(400),
    '.5',
    '5.',
    '1_000',
    '£1',
    '£1,234.50',
  ],
];
const DAYS = [
  '2027-02-31',
  '0000-00-00',
  '99999-01-01',
  '2027-13-01',
  '0001-01-01',
  '9999-12-31',
  '2027-02-29',
  '31/02/2027',
];
const IDS = ['no-such-record', 'constructor', 'x'.repeat(300), '../x', '-1', '999999999999999999999'];

/** Endings that make another name of a name: what a parser of names may trip over. */
const NAMES = [
  '[]',
  '[0]',
  '[-1]',
  '[4294967295]',
  '[99999999]',
  '.x',
  '[0].x',
  '[',
  '].',
  '.__proto__.x',
  '\0',
  '..',
  '[0][0][0]',
];
const WHOLE_NAMES = [
  '__proto__',
  '__proto__.polluted',
  'constructor.prototype.polluted',
  'a'.repeat(9000),
  'a.'.repeat(2000),
  '[0]'.repeat(2000),
];

/** A body that is sent as it is. */
export type RawBody = { type: string; body: string | Uint8Array<ArrayBuffer> };

/** One thing sent: answers by name, and files. */
export type Sent = {
  answers: [string, string][];
  files: [string, string, Uint8Array<ArrayBuffer>][];
  multipart: boolean;
  what: string;
};

/** Choices of chance that are the same for a seed. */
export type Chance = { pick<T>(from: readonly T[]): T; below(n: number): number };

/** @param seed the same numbers each time */
export function chanceOf(seed: number): Chance {
  const numbers = fc.sample(fc.nat(2 ** 31 - 1), { seed, numRuns: 4000 });
  let at = 0;
  const below = (n: number) => (numbers[at++ % numbers.length] ?? 0) % Math.max(1, n);
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}

/** What a person might type: so that the rest of the form is no reason to refuse it. */
export function plausible({ name, kind, values, choices }: Field, chance: Chance): string[] {
  if (kind === 'checkbox') return values.length > 0 ? values : choices.slice(0, 1);
  if (kind === 'radio' || kind === 'select') {
    const [held = ''] = values;
    return [held !== '' ? held : (chance.pick(choices.filter((choice) => choice !== '')) ?? '')];
  }
  if (kind === 'file') return [];
  const [held = ''] = values;
  if (held !== '' || kind === 'hidden' || kind === 'button' || kind === 'password') return [held];
  if (/(^|\.)day$/.test(name)) return ['15'];
  if (/(^|\.)month$/.test(name)) return ['1'];
  if (/(^|\.)year$/.test(name)) return ['2027'];
  if (/email/i.test(name)) return ['somebody@marlshire.example'];
  if (/days|hours|count|number|pence|amount|price|cost|cap|percent|points?$|minutes|places|rate/i.test(name))
    return ['2'];
  if (/time$/i.test(name)) return ['10:30'];
  return ['Plain words that somebody might type'];
}

/** A value that the field was not made for. */
export function hostileValue(field: Field, ids: readonly string[], chance: Chance): string {
  if (/(^|\.)(day|month|year)$/.test(field.name))
    return chance.pick([...NUMBERS, '31', '99', '0', 'June', '99999', LONG]);
  const lists = [TEXTS, TEXTS, NUMBERS, DAYS, [...IDS, ...ids, ...ids]];
  return chance.pick(chance.pick(lists));
}

/** The form as somebody might send it. */
export function answersOf(form: PageForm, chance: Chance): [string, string][] {
  // Of several buttons one is pressed.
  return form.fields.flatMap((field) =>
    (field.kind === 'button' ? [chance.pick(field.choices)] : plausible(field, chance)).map(
      (value): [string, string] => [field.name, value],
    ),
  );
}

/** The form with some of it spoilt: values, names, what is missing, what comes twice, a file where text is asked. */
export function spoilt(form: PageForm, ids: readonly string[], chance: Chance): Sent {
  const { fields } = form;
  const whole: Sent = { answers: answersOf(form, chance), files: [], multipart: form.multipart, what: '' };
  const field = fields.length > 0 ? chance.pick(fields) : null;
  if (!field)
    return { ...whole, answers: [[chance.pick(WHOLE_NAMES), 'x']], what: 'a name nobody asked for' };
  const { name } = field;
  const without = whole.answers.filter(([one]) => one !== name);
  const value = hostileValue(field, ids, chance);
  const shown = JSON.stringify(value.slice(0, 60));
  switch (chance.below(12)) {
    case 0:
      return { ...whole, answers: without, what: `without ${name}` };
    case 1:
      return {
        ...whole,
        answers: [...without, [name, value], [name, value]],
        what: `${name} twice, ${shown}`,
      };
    case 2: {
      const other = name + chance.pick(NAMES);
      return {
        ...whole,
        answers: [...without, [other, value]],
        what: `${JSON.stringify(other)} for ${name}`,
      };
    }
    case 3: {
      const odd = chance.pick(WHOLE_NAMES);
      return {
        ...whole,
        answers: [...whole.answers, [odd, value]],
        what: `also ${JSON.stringify(odd.slice(0, 40))}`,
      };
    }
    case 4:
      return {
        ...whole,
        multipart: true,
        answers: without,
        files: [[name, `${MARKUP}.pdf`, bytesOf(value)]],
        what: `a file as ${name}`,
      };
    case 5: {
      const all = fields.map((one): [string, string] => [one.name, hostileValue(one, ids, chance)]);
      return {
        ...whole,
        answers: all,
        what: `all of it: ${all
          .map(([one, v]) => `${one}=${v.slice(0, 30)}`)
          .join('&')
          .slice(0, 300)}`,
      };
    }
    default:
      return { ...whole, answers: [...without, [name, value]], what: `${name} = ${shown}` };
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Bodies that are no form, or half of one. */
export function rawBodies(form: PageForm): RawBody[] {
  const name = form.fields[0]?.name ?? 'x';
  const part = (head: string, text: string) => `--b0\r\n${head}\r\n\r\n${text}`;
  const multipart = 'multipart/form-data; boundary=b0';
  const urlencoded = 'application/x-www-form-urlencoded';
  return [
    { type: multipart, body: part(`Content-Disposition: form-data; name="${name}"`, 'cut off') },
    { type: multipart, body: 'nothing like it' },
    { type: multipart, body: '' },
    { type: multipart, body: `${part('Content-Disposition: form-data', 'no name')}\r\n--b0--\r\n` },
    { type: multipart, body: `${part('X-Other: yes', 'no disposition')}\r\n--b0--\r\n` },
    {
      type: multipart,
      body: `${part(`Content-Disposition: form-data; name="${name}"; filename="a\r\nb"`, 'x')}\r\n--b0--\r\n`,
    },
    {
      type: multipart,
      body: `${part(`Content-Disposition: form-data; name="${name}"`, 'x'.repeat(30_000))}\r\n--b0--\r\n`,
    },
    {
      type: 'multipart/form-data',
      body: `${part(`Content-Disposition: form-data; name="${name}"`, 'x')}\r\n--b0--\r\n`,
    },
    { type: urlencoded, body: `${name}=%ED%A0%80%FF%FE&%=%&&&=%zz` },
    { type: urlencoded, body: Uint8Array.from({ length: 300 }, (_, i) => i % 256) },
    { type: 'application/json', body: '{"a":1}' },
    { type: 'text/xml', body: '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>' },
    { type: `${urlencoded}; charset=utf-16`, body: `${name}=x` },
  ];
}

/** Questions behind an address that nobody would ask. */
export function oddQuery(names: readonly string[], ids: readonly string[], chance: Chance): string {
  const name =
    names.length > 0 && chance.below(4) > 0
      ? chance.pick(names)
      : chance.pick(['page', 'q', 'sort', 'year', 'id', '__proto__', 'from', 'to', 'x[]']);
  const value = hostileValue({ name: 'q', kind: 'text', values: [], choices: [] }, ids, chance);
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return chance.pick([
    pair,
    `${pair}&${pair}`,
    `${pair}&page=-1`,
    `${encodeURIComponent(name)}=%ED%A0%80%ff`,
    `${encodeURIComponent(name)}`,
    `${encodeURIComponent(name)}[]=${encodeURIComponent(value)}`,
  ]);
}
