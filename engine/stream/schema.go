package stream

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"brook/diag"
	"brook/engine/checkpoint"
	"brook/engine/types"
)

// operatorSchema is what the state of an operator is made of. A checkpoint keeps
// it, since state of another make cannot be read.
type operatorSchema struct {
	Name         string
	Keys, Values []types.Type
}

// stateMetadata is state/OP/_metadata/metadata below its line with the version:
// the operator as Spark describes it.
type stateMetadata struct {
	Operator operatorInfo `json:"operatorInfo"`
}

// stateColumns is state/OP/0/_metadata/schema below its line with the version:
// the types of the table's columns.
type stateColumns struct {
	Key   string `json:"keySchema"`
	Value string `json:"valueSchema"`
}

type operatorInfo struct {
	ID   int    `json:"operatorId"`
	Name string `json:"operatorName"`
}

func ddl(ts []types.Type) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(t.SQL())
	}
	return b.String()
}

// checkSchema compares an operator with the one that the checkpoint was written
// by, or writes it down when the query is new.
func checkSchema(dir checkpoint.Dir, id int, s operatorSchema, version int64) error {
	now, nowColumns := stateMetadata{operatorInfo{id, s.Name}}, stateColumns{ddl(s.Keys), ddl(s.Values)}
	then, thenColumns := now, nowColumns
	if err := described(dir.Sub("_metadata"), "metadata", &then, version == 0); err != nil {
		return err
	}
	if err := described(dir.Sub("0").Sub("_metadata"), "schema", &thenColumns, version == 0); err != nil {
		return err
	}
	switch {
	case then.Operator.Name != now.Operator.Name:
		return diag.New(diag.Internal, "STREAMING_STATEFUL_OPERATOR_NOT_MATCH_IN_STATE_METADATA", "42K03",
			"Streaming stateful operator name does not match with the operator in state metadata. This likely to happen when user adds/removes/changes stateful operator of existing streaming query.\nStateful operators in the metadata: [(OperatorId: %d -> OperatorName: %s)]; Stateful operators in current batch: [(OperatorId: %d -> OperatorName: %s)].",
			id, then.Operator.Name, id, now.Operator.Name)
	case thenColumns.Key != nowColumns.Key:
		return incompatible("KEY", "key", thenColumns.Key, nowColumns.Key)
	case thenColumns.Value != nowColumns.Value:
		return incompatible("VALUE", "value", thenColumns.Value, nowColumns.Value)
	}
	return nil
}

// described reads a description into v, or writes v down when there is none or
// the query is new.
func described(folder checkpoint.Dir, name string, v any, fresh bool) error {
	data, err := folder.Read(name)
	if fresh || errors.Is(err, fs.ErrNotExist) {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		return folder.Write(name, append([]byte("v1\n"), text...))
	}
	if err != nil {
		return err
	}
	_, text, _ := strings.Cut(string(data), "\n")
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return fmt.Errorf("the %s of a stateful operator is damaged: %w", name, err)
	}
	return nil
}

func incompatible(part, word, then, now string) error {
	return diag.New(diag.Internal, "STATE_STORE_"+part+"_SCHEMA_NOT_COMPATIBLE", "XXKST",
		"Provided %s schema does not match existing state %s schema.\nPlease check number and type of fields.\nExisting %s_schema=%s and new %s_schema=%s.\nIf you want to force running the query without schema validation, please set spark.sql.streaming.stateStore.stateSchemaCheck to false.\nHowever, please note that running the query with incompatible schema could cause non-deterministic behavior.",
		word, word, word, then, word, now)
}
