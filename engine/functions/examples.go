package functions

import "maps"

// examples are of the functions whose Spec has none beside it.
var examples = func() map[string]Example {
	all := map[string]Example{}
	for _, list := range []map[string]Example{numberExamples, predicateExamples, aggregateExamples, collectionExamples, textExamples} {
		maps.Copy(all, list)
	}
	return all
}()
