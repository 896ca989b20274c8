import { existsSync } from 'node:fs';

/*
 * Reads `.env` where there is one. Imported before everything else, because the schema is built for the database that
 * the environment names. What is set outside the file stands.
 */
if (existsSync('.env')) process.loadEnvFile('.env');
