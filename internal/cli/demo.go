package cli

import (
	"context"
	"errors"
	"os"
)

// demoCommand opens a house to click in, or tells a short story in the terminal.
type demoCommand struct {
	Addr  string `placeholder:"HOST:PORT"`
	Print bool
	Keep  bool
	Out   string `placeholder:"FOLDER"`
}

func (demoCommand) page() page {
	return page{
		does: "help.demo", why: "help.demo_why",
		flags: map[string]string{
			"addr": "help.demo_addr", "print": "help.demo_print", "keep": "help.demo_keep", "out": "help.demo_out",
		},
		examples: []example{
			{"help.demo_example", "krav demo"},
			{"help.demo_example_addr", "krav demo --addr 127.0.0.1:9000 --keep"},
			{"help.demo_example_print", "krav demo --print"},
			{"help.demo_example_out", "krav demo --print --out demo"},
		},
	}
}

// Run opens the house until it is stopped, or tells the story.
func (c *demoCommand) Run(ctx context.Context, s *session) error {
	if c.Print {
		return c.tell(ctx, s)
	}
	return c.open(ctx, s)
}

// tell plays five weeks at an invented gym and answers with what happened. What was
// made stays in the folder, to be looked at and gone on with.
func (c *demoCommand) tell(ctx context.Context, s *session) error {
	folder, err := makeDemoFolder(c.Out)
	if err != nil {
		return err
	}
	conf := folder.configuration(s.conf.configuration)
	if err := errors.Join(makeKeys(conf.KeyFile), folder.fill(conf)); err != nil {
		return err
	}
	h, err := openHouse(ctx, conf, s.tell, s.call.Now)
	if err != nil {
		return err
	}
	d := &demo{house: h, folder: folder, language: conf.Language}
	if err := errors.Join(d.play(ctx), h.close(ctx)); err != nil {
		return err
	}
	d.told.program = os.Args[0]
	return s.answer(d.told)
}
