// Package analyze resolves plans: names become attributes, calls become typed
// expressions, and what Spark refuses is refused here, with Spark's conditions
// and the place in the user's text.
package analyze
