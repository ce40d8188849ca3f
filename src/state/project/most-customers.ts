/** A project with longer lists of customers is refused. */
export const MOST_CUSTOMERS = 5_000_000;
