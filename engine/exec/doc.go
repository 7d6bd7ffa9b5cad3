// Package exec runs optimized plans.
//
// What lies between a scan and the next operator that must see all rows
// (aggregate, join, sort) is fused: a worker takes a morsel, and filters,
// projects and partially aggregates it before it takes the next. Results are
// put together in the order of morsels, never in the order of completion, so
// that a query gives the same bytes on every run.
package exec
