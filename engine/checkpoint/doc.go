// Package checkpoint has what a streaming query writes down so that it can go on
// after a restart: the folder, and the logs of offsets and commits in Spark's
// own layout and text formats, so that each side can read the other's.
//
//	metadata       {"id":"…"}                          who the query is
//	offsets/N      what batch N reads, written before it runs
//	commits/N      batch N is done
//	sources/I/…    private to source I
//	state/OP/…     private to stateful operator OP
package checkpoint
