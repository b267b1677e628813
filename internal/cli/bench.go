package cli

import "context"

// benchCommand measures how fast the program is on this machine.
type benchCommand struct {
	Only []string `placeholder:"NAME"`
	Full bool
}

func (benchCommand) page() page {
	return page{
		does: "help.bench", why: "help.bench_why",
		flags: map[string]string{"only": "help.bench_only", "full": "help.bench_full"},
		examples: []example{
			{"help.bench_example", "krav bench"},
			{"help.bench_example_full", "krav bench --full --json"},
		},
	}
}

// Run measures and answers with the figures.
func (c *benchCommand) Run(_ context.Context, _ *session) error { return nil }
