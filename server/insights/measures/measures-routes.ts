import * as api from '@zhidan/core/insights/measures/measures-api.ts';
import { command, download, query, upload, type Route } from '../../platform/http/route.ts';
import { fetchMeasureRows } from './fetch-measure-rows.ts';
import { measureRows } from './measure-rows-query.ts';
import { measuresOf } from './measures-query.ts';
import { setBaseline, uploadBaselines } from './set-baselines.ts';

/** What a sheet says is taken over at once; nobody asks for it again. */
const sheetLifeMs = 60_000;

export const measureRoutes: readonly Route[] = [
  query(api.showMeasures, (db, ask) => measuresOf(db, ask)),
  query(api.listMeasureRows, (db, ask) => measureRows(db, ask)),
  download(api.fetchMeasureRows, (merchant, ask) => fetchMeasureRows(merchant, ask)),
  command(api.setMeasureBaseline, (tx, ask) => setBaseline(tx, ask)),
  upload(api.uploadMeasureBaselines, sheetLifeMs, (tx, ask, merchant) => uploadBaselines(tx, ask, merchant)),
];
