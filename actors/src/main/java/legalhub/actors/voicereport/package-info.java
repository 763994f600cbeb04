/** Voice reports: spoken live, durable chunk by chunk, heard by officers while they are spoken. */
package legalhub.actors.voicereport;
