// Package logical has the resolved plan: every column is an attribute with an
// identity and a type, every expression is ready to be bound and evaluated.
//
// The analyzer makes these nodes of engine/plan, the optimizer rewrites them,
// the executor runs them. Nodes are immutable.
package logical
