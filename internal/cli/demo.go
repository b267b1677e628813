package cli

import "context"

// demoCommand shows the main job on sample files.
type demoCommand struct {
	Out string `placeholder:"FOLDER"`
}

func (demoCommand) page() page {
	return page{
		does: "help.demo", why: "help.demo_why", flags: map[string]string{"out": "help.demo_out"},
		examples: []example{
			{"help.demo_example", "krav demo"},
			{"help.demo_example_out", "krav demo --out demo"},
		},
	}
}

// Run plays the demo.
func (c *demoCommand) Run(_ context.Context, _ *session) error { return nil }
