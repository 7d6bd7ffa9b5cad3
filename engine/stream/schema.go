package stream

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
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

// checkOperators compares the operators of the query with those that the
// checkpoint was written by, or writes them down when the query is new.
func (r *run) checkOperators(root checkpoint.Dir) error {
	var then, now []string
	for i := 0; ; i++ {
		m := stateMetadata{}
		if i < len(r.operators) {
			m.Operator = operatorInfo{i, r.operators[i].schema().Name}
			now = append(now, m.Operator.String())
		}
		err := described(root.Sub(strconv.Itoa(i)).Sub("_metadata"), "metadata", &m, r.batchID == 0 && i < len(r.operators))
		if errors.Is(err, fs.ErrNotExist) && i >= len(r.operators) {
			break
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err == nil {
			then = append(then, m.Operator.String())
		}
	}
	if slices.Equal(then, now) {
		return nil
	}
	return diag.New(diag.Internal, "STREAMING_STATEFUL_OPERATOR_NOT_MATCH_IN_STATE_METADATA", "42K03",
		"Streaming stateful operator name does not match with the operator in state metadata. This likely to happen when user adds/removes/changes stateful operator of existing streaming query.\nStateful operators in the metadata: [%s]; Stateful operators in current batch: [%s].",
		strings.Join(then, ", "), strings.Join(now, ", "))
}

func (o operatorInfo) String() string {
	return fmt.Sprintf("(OperatorId: %d -> OperatorName: %s)", o.ID, o.Name)
}

// checkSchema compares the columns of an operator's state with those that the
// checkpoint has, or writes them down when the query is new.
func checkSchema(dir checkpoint.Dir, s operatorSchema, fresh bool) error {
	now := stateColumns{ddl(s.Keys), ddl(s.Values)}
	then := now
	folder := dir.Sub("0").Sub("_metadata")
	err := described(folder, "schema", &then, fresh)
	if errors.Is(err, fs.ErrNotExist) {
		err = described(folder, "schema", &then, true)
	}
	if err != nil {
		return err
	}
	switch {
	case then.Key != now.Key:
		return incompatible("KEY", "key", then.Key, now.Key)
	case then.Value != now.Value:
		return incompatible("VALUE", "value", then.Value, now.Value)
	}
	return nil
}

// described reads a description into v, or writes v down when fresh.
func described(folder checkpoint.Dir, name string, v any, fresh bool) error {
	if fresh {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		return folder.Write(name, append([]byte("v1\n"), text...))
	}
	data, err := folder.Read(name)
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
