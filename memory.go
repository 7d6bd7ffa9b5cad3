package main

import (
	"bytes"
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
)

// manageMemory fits the collector to a program that makes columns and drops
// them: at the default pace a scan, which holds a few megabytes, is collected
// hundreds of times a second. Beyond half of the memory, or twice the budget of
// queries, the collector works as hard as it must; the user's GOGC and
// GOMEMLIMIT win. It returns the budget, half of the memory if none is given,
// and how much a cell may fill before it is stopped. What cannot be told is 0.
func manageMemory(budget int64) (queries, most int64) {
	total := machineMemory()
	limit := total / 2
	switch {
	case budget == 0:
		budget = limit
	case limit == 0 || 2*budget < limit:
		limit = 2 * budget
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" && limit > 0 {
		debug.SetMemoryLimit(limit)
	}
	return budget, total / 4 * 3
}

// machineMemory is the memory that the machine, the control group that the
// program runs in, or the process has in bytes; 0 when that cannot be told.
func machineMemory() int64 {
	total := int64(math.MaxInt64)
	for line := range strings.Lines(fileText("/proc/meminfo")) {
		if rest, ok := strings.CutPrefix(line, "MemTotal:"); ok {
			if kb, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64); err == nil {
				total = kb << 10
			}
		}
	}
	// A group without a limit says "max", which is no number.
	if n, err := strconv.ParseInt(fileText("/sys/fs/cgroup/memory.max"), 10, 64); err == nil && n > 0 {
		total = min(total, n)
	}
	if n := addressSpace(); n > 0 {
		total = min(total, n/2) // addresses are taken before they hold something
	}
	if total == math.MaxInt64 {
		return 0
	}
	return total
}

// fileText is the text of a file of the system; empty where there is none.
func fileText(name string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	return string(bytes.TrimSpace(text))
}
