/**
 * What a run recorded: {@code run.json}, the seam between a run and its judge.
 *
 * <p>The record has a version and a JSON Schema ({@code run.schema.json} beside this package). Everything a verdict
 * needs is in it, so judging again needs no load and no database.
 */
@NullMarked
package dev.poolproof.reports.record;

import org.jspecify.annotations.NullMarked;
