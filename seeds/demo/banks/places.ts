/** A fictional town or village of the demo's shires, on the National Grid in metres. */
export type Place = {
  name: string;
  easting: number;
  northing: number;
  /** Outward postcode: the area `MZ` and `FZ` are not in use by Royal Mail. */
  outward: string;
  district: string;
  setting: 'Urban city and town' | 'Rural town and fringe' | 'Rural village';
};

const place = (
  name: string,
  easting: number,
  northing: number,
  outward: string,
  district: string,
  setting: Place['setting'],
): Place => ({ name, easting, northing, outward, district, setting });

const city = 'Urban city and town';
const town = 'Rural town and fringe';
const village = 'Rural village';

/** Marlshire: a county of one city, five towns and their villages, about 45 by 38 kilometres. */
export const MARLSHIRE_PLACES: readonly Place[] = [
  place('Marlchester', 500300, 347200, 'MZ1', 'Marlchester', city),
  place('Hallowmere', 504800, 361900, 'MZ4', 'North Marl', city),
  place('Wendlow', 517900, 349600, 'MZ6', 'Wendle Vale', city),
  place('Ashlode', 484600, 343100, 'MZ8', 'Ashlode and Heath', city),
  place('Kesterby', 509700, 334800, 'MZ10', 'South Marl', town),
  place('Brackenford', 490100, 358300, 'MZ12', 'North Marl', town),
  place('Nether Marling', 497100, 343900, 'MZ2', 'Marlchester', village),
  place('Abbots Marling', 495800, 349900, 'MZ2', 'Marlchester', village),
  place('Thrapwell', 503900, 352100, 'MZ3', 'Marlchester', village),
  place('Great Pelling', 505600, 343000, 'MZ3', 'Marlchester', town),
  place('Little Pelling', 507100, 341900, 'MZ3', 'Marlchester', village),
  place('Harrowick', 500900, 366300, 'MZ4', 'North Marl', village),
  place('Coldmere', 509300, 364400, 'MZ5', 'North Marl', village),
  place('Long Hatherby', 511800, 357700, 'MZ5', 'North Marl', town),
  place('Sallowby', 522300, 353400, 'MZ7', 'Wendle Vale', village),
  place('Ellerholme', 520500, 344900, 'MZ7', 'Wendle Vale', village),
  place('Penny Drayton', 513600, 346400, 'MZ6', 'Wendle Vale', village),
  place('Tattercote', 524800, 348000, 'MZ7', 'Wendle Vale', village),
  place('Marl Heath', 481900, 347700, 'MZ9', 'Ashlode and Heath', town),
  place('Hindlewell', 488300, 346100, 'MZ9', 'Ashlode and Heath', village),
  place('Quarrendale', 479800, 340200, 'MZ8', 'Ashlode and Heath', village),
  place('Kirk Aldon', 487800, 337900, 'MZ8', 'Ashlode and Heath', village),
  place('Stoke Ferring', 502700, 332500, 'MZ11', 'South Marl', village),
  place('Ulverholt', 513900, 331800, 'MZ10', 'South Marl', village),
  place('Fosse Barton', 495900, 335900, 'MZ11', 'South Marl', village),
  place('Yarnwell', 516700, 337900, 'MZ10', 'South Marl', village),
  place('Dovecliff', 485900, 355600, 'MZ12', 'North Marl', village),
  place('Bellcote', 493600, 363800, 'MZ12', 'North Marl', village),
  place('Rushen Magna', 494900, 354600, 'MZ12', 'North Marl', village),
];

/** Fenwold: the small authority next door, to the east. */
export const FENWOLD_PLACES: readonly Place[] = [
  place('Fenwold', 537800, 346700, 'FZ1', 'Fenwold', city),
  place('Sutterdyke', 533900, 351800, 'FZ2', 'Fenwold', town),
  place('Gedlow Fen', 541900, 341200, 'FZ2', 'Fenwold', village),
  place('Holme St Ivo', 535600, 339400, 'FZ3', 'Fenwold', village),
];
