import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keepStatements } from './statement-cache.server';

function opened() {
  const connection = new Database(':memory:');
  connection.exec('create table thing (id integer primary key, name text)');
  connection.exec("insert into thing values (1, 'one'), (2, 'two')");
  keepStatements(connection);
  return connection;
}

describe('kept statements', () => {
  it('are one for each text, and give rows as each use asks', () => {
    const connection = opened();
    const text = 'select id, name from thing where id = ?';
    const first = connection.prepare(text);
    expect(first.raw().all(1)).toEqual([[1, 'one']]);
    const again = connection.prepare(text);
    expect(again).toBe(first);
    expect(again.all(2)).toEqual([{ id: 2, name: 'two' }]);
    connection.close();
  });

  it('are made anew while one is being read from, and see a schema that has changed', () => {
    const connection = opened();
    const rows = connection.prepare('select id from thing order by id').iterate();
    rows.next();
    expect(connection.prepare('select id from thing order by id').all()).toHaveLength(2);
    rows.return?.();
    const all = 'select * from thing where id = 1';
    expect(connection.prepare(all).all()).toEqual([{ id: 1, name: 'one' }]);
    connection.exec("alter table thing add column kind text default 'made'");
    expect(connection.prepare(all).all()).toEqual([{ id: 1, name: 'one', kind: 'made' }]);
    connection.close();
  });

  it('let the one go that was used longest ago', () => {
    const connection = opened();
    const first = connection.prepare('select 0 from thing');
    for (let n = 1; n <= 400; n++) connection.prepare(`select ${n} from thing`);
    expect(connection.prepare('select 400 from thing')).toBe(connection.prepare('select 400 from thing'));
    expect(connection.prepare('select 0 from thing')).not.toBe(first);
    connection.close();
  });
});
