/**
 * The superuser that the cluster is made with. The launcher logs in as it to look at the server and to make roles and databases,
 * and nobody else does. Clusters of the first releases have it under this name, and PostgreSQL lets no superuser rename itself.
 */
export const maintenanceRole = 'zhidan';

/** The product's own: it owns its database and is otherwise an ordinary role, for which a revoke is a revoke. */
export const productRole = 'zhidan_product';
