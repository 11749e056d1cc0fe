import * as peopleApi from '@zhidan/core/identity/api.ts';
import * as apiKeyApi from '@zhidan/core/identity/api-key-api.ts';
import * as sessionApi from '@zhidan/core/identity/session-api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { listApiKeys } from './api-keys/api-key-list-query.ts';
import { createApiKey } from './api-keys/create-api-key.ts';
import { revokeApiKey } from './api-keys/revoke-api-key.ts';
import { addPerson } from './people/add-person.ts';
import { changePerson } from './people/change-person.ts';
import { listPeople } from './people/person-list-query.ts';
import { resetPassword } from './people/reset-password.ts';
import { restorePerson } from './people/restore-person.ts';
import { revealPerson } from './people/reveal-person.ts';
import { suspendPerson } from './people/suspend-person.ts';
import { addRole } from './roles/add-role.ts';
import { changeRole } from './roles/change-role.ts';
import { listRoles } from './roles/role-list-query.ts';
import { changeLanguage } from './session/change-language.ts';
import { changePassword } from './session/change-password.ts';
import { confirmTotp } from './session/confirm-totp.ts';
import { createOwner } from './session/create-owner.ts';
import { disableTotp } from './session/disable-totp.ts';
import { showEntrance } from './session/show-entrance.ts';
import { showSession } from './session/show-session.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';
import { startTotp } from './session/start-totp.ts';

export function identityRoutes(deployment: Deployment): readonly Route[] {
  return [
    exchange(sessionApi.showEntrance, (merchant, ask) => showEntrance(merchant, ask, deployment)),
    exchange(sessionApi.createOwner, createOwner),
    exchange(sessionApi.signIn, signIn),
    exchange(sessionApi.signOut, signOut),
    query(sessionApi.showSession, (_db, ask, merchant) => showSession(merchant, ask, deployment)),
    exchange(sessionApi.changePassword, changePassword),
    command(sessionApi.changeLanguage, changeLanguage),
    exchange(sessionApi.startTotp, startTotp),
    command(sessionApi.confirmTotp, (tx, ask, { vault }) => confirmTotp(tx, ask, vault)),
    exchange(sessionApi.disableTotp, disableTotp),

    query(peopleApi.listPeople, (db, ask, { vault }) => listPeople(db, ask, vault)),
    command(peopleApi.addPerson, (tx, ask, { vault }) => addPerson(tx, ask, vault)),
    command(peopleApi.changePerson, (tx, ask, { vault }) => changePerson(tx, ask, vault)),
    command(peopleApi.suspendPerson, (tx, ask, { vault }) => suspendPerson(tx, ask, vault)),
    command(peopleApi.restorePerson, (tx, ask, { vault }) => restorePerson(tx, ask, vault)),
    command(peopleApi.resetPassword, (tx, ask, { vault }) => resetPassword(tx, ask, vault)),
    command(peopleApi.revealPerson, (tx, ask, { vault }) => revealPerson(tx, ask, vault)),
    query(peopleApi.listRoles, (db) => listRoles(db)),
    command(peopleApi.addRole, addRole),
    command(peopleApi.changeRole, changeRole),

    query(apiKeyApi.listApiKeys, listApiKeys),
    command(apiKeyApi.createApiKey, createApiKey),
    command(apiKeyApi.revokeApiKey, (tx, ask) => revokeApiKey(tx, ask)),
  ];
}
