import * as api from '@zhidan/core/channels/completeness-api.ts';
import { command, query, type Route } from '../../platform/http/route.ts';
import { checkHoursNow } from './check-hours-now.ts';
import { listCompleteness, listHours, listRedHours, showHour } from './hour-list-query.ts';

export const completenessRoutes: readonly Route[] = [
  query(api.listCompleteness, listCompleteness),
  query(api.listHours, listHours),
  query(api.listRedHours, listRedHours),
  query(api.showHour, showHour),
  command(api.checkHoursNow, checkHoursNow),
];
