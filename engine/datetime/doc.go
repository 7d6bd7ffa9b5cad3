// Package datetime has Spark's calendar: dates and timestamps as text, Java's
// datetime patterns, time zones and intervals.
//
// A date is a number of days and a timestamp a number of microseconds since
// 1970-01-01 00:00 UTC, in the proleptic Gregorian calendar.
package datetime
