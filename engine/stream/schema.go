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
// the operator as Spark describes it, and the types of the table's columns.
type stateMetadata struct {
	Operator operatorInfo `json:"operatorInfo"`
	Key      string       `json:"keySchema"`
	Value    string       `json:"valueSchema"`
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
	folder := dir.Sub("_metadata")
	now := stateMetadata{operatorInfo{id, s.Name}, ddl(s.Keys), ddl(s.Values)}
	data, err := folder.Read("metadata")
	if errors.Is(err, fs.ErrNotExist) {
		text, err := json.Marshal(now)
		if err != nil {
			return err
		}
		return folder.Write("metadata", append([]byte("v1\n"), text...))
	}
	if err != nil {
		return err
	}
	var then stateMetadata
	_, text, _ := strings.Cut(string(data), "\n")
	if err := json.Unmarshal([]byte(text), &then); err != nil {
		return fmt.Errorf("the metadata of stateful operator %d is damaged: %w", id, err)
	}
	if version == 0 {
		return nil
	}
	switch {
	case then.Operator.Name != now.Operator.Name:
		return diag.New(diag.Internal, "STREAMING_STATEFUL_OPERATOR_NOT_MATCH_IN_STATE_METADATA", "42K03",
			"Streaming stateful operator name does not match with the operator in state metadata. This likely to happen when user adds/removes/changes stateful operator of existing streaming query.\nStateful operators in the metadata: [(OperatorId: %d -> OperatorName: %s)]; Stateful operators in current batch: [(OperatorId: %d -> OperatorName: %s)].",
			id, then.Operator.Name, id, now.Operator.Name)
	case then.Key != now.Key:
		return incompatible("KEY", "key", then.Key, now.Key)
	case then.Value != now.Value:
		return incompatible("VALUE", "value", then.Value, now.Value)
	}
	return nil
}

func incompatible(part, word, then, now string) error {
	return diag.New(diag.Internal, "STATE_STORE_"+part+"_SCHEMA_NOT_COMPATIBLE", "XXKST",
		"Provided %s schema does not match existing state %s schema.\nPlease check number and type of fields.\nExisting %s_schema=%s and new %s_schema=%s.\nIf you want to force running the query without schema validation, please set spark.sql.streaming.stateStore.stateSchemaCheck to false.\nHowever, please note that running the query with incompatible schema could cause non-deterministic behavior.",
		word, word, word, then, word, now)
}
