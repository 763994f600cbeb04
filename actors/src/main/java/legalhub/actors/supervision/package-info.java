/**
 * Persons under community corrections: what each has to do and by when, what was done, and what an
 * officer must look into.
 */
package legalhub.actors.supervision;
