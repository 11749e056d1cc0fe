/** Exit codes of commands: 0 done, 1 could not, 2 asked wrongly, and this one: looked and found something wrong. */
export const foundWrong = 3;
