import loadHighs, { type Highs } from 'highs';
import type { Core, CoreResult, CoreSolver } from './domain/allocation/core';
import { SIDES_PER_PAIR } from './domain/allocation/sides';

let loading: Promise<Highs> | null = null;

/** HiGHS (Huangfu & Hall, 2018), compiled to WebAssembly, as the exact method for what is left of a problem. */
export async function highsCoreSolver(): Promise<CoreSolver> {
  loading ??= loadHighs();
  const highs = await loading;
  return (core) => solveCore(highs, core);
}

type Row = { indices: number[]; values: number[]; upper: number };

function solveCore(highs: Highs, core: Core): CoreResult {
  const { instance, value, pairs, capacity, start, goal } = core;
  const { needCount, pairNeed, pairOffer, weight, sides, scoreStep } = instance;
  const rows: Row[] = [];
  const rowOf = new Map<number, Row>();
  const into = (key: number, upper: number, column: number, amount: number) => {
    let row = rowOf.get(key);
    if (!row) {
      row = { indices: [], values: [], upper };
      rowOf.set(key, row);
      rows.push(row);
    }
    row.indices.push(column);
    row.values.push(amount);
  };
  // Worth in steps of a score: small whole numbers suit the tolerances of a solver in floating point.
  const step = scoreStep || 1;
  const offers = needCount;
  const limits = offers + instance.offerCount;
  pairs.forEach((p, column) => {
    const i = pairOffer[p] ?? 0;
    into(pairNeed[p] ?? 0, 1, column, 1);
    into(offers + i, capacity[i] ?? 0, column, weight[p] ?? 0);
    if (!sides) return;
    for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
      const which = sides.limit[slot] ?? -1;
      if (which >= 0) into(limits + which, sides.capacity[which] ?? 0, column, sides.use[slot] ?? 0);
    }
  });
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, n) => {
    starts[n + 1] = (starts[n] ?? 0) + row.indices.length;
  });
  const model = highs.createModel({
    numCols: pairs.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(pairs, (p) => (value[p] ?? 0) / step),
    colLower: new Float64Array(pairs.length),
    colUpper: new Float64Array(pairs.length).fill(1),
    rowLower: new Float64Array(rows.length).fill(Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    integrality: pairs.map(() => highs.constants.variableType.integer),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: pairs.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ indices }) => indices)),
      values: Float64Array.from(rows.flatMap(({ values }) => values)),
    },
  });
  try {
    model.options.set({
      output_flag: false,
      random_seed: 1,
      time_limit: core.seconds,
      mip_max_nodes: core.nodes,
      mip_rel_gap: 0,
      mip_abs_gap: scoreStep > 0 ? 0.99 : 1e-6,
    });
    model.setSolution({ colValue: Float64Array.from(pairs, (p) => (start[pairNeed[p] ?? 0] === p ? 1 : 0)) });
    model.run();
    const chosen = model.getSolution().colValue;
    const at = new Int32Array(needCount).fill(-1);
    let worth = 0;
    pairs.forEach((p, column) => {
      if ((chosen[column] ?? 0) < 0.5) return;
      at[pairNeed[p] ?? 0] = p;
      worth += value[p] ?? 0;
    });
    const dual = Number(model.info.get('mip_dual_bound'));
    // Tolerances of 1e-6 on a row and on whole numbers: a whole step is given back where scores come in steps.
    const slack = scoreStep > 0 ? 0.01 : Math.abs(dual) * 1e-6 + 1e-6;
    return {
      at: worth > goal ? at : null,
      bound: Number.isFinite(dual) ? (dual + slack) * step : Number.POSITIVE_INFINITY,
    };
  } finally {
    model.dispose();
  }
}
