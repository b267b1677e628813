package cli

import (
	"context"
	"errors"
	"os"
)

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

// Run plays five weeks at an invented gym and answers with what happened. What was
// made stays in the folder, to be looked at and gone on with.
func (c *demoCommand) Run(ctx context.Context, s *session) error {
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
