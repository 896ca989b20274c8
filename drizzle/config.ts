import { defineConfig } from 'drizzle-kit';

const url = process.env.DATABASE_URL ?? 'data/alongside.db';
const postgres = /^postgres(ql)?:\/\//.test(url);

/** Passed to drizzle-kit with `--config`; run once for each database by `npm run db:generate`. */
export default defineConfig({
  schema: './drizzle/schema/*.ts',
  out: postgres ? './drizzle/migrations/postgres' : './drizzle/migrations/sqlite',
  dialect: postgres ? 'postgresql' : 'sqlite',
  dbCredentials: { url },
});
