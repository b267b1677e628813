package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"

	"krav/internal/fault"
	"krav/internal/web/office"
)

// demoAddress is where the demo is opened unless it is told otherwise.
const demoAddress = "127.0.0.1:8080"

// open opens the house to click in, and puts its folder away at the end.
func (c *demoCommand) open(ctx context.Context, s *session) error {
	doors, err := c.listen(ctx)
	if err != nil {
		return err
	}
	folder, err := makeDemoFolder(c.Out)
	if err != nil {
		return errors.Join(err, doors.close())
	}
	if c.Keep || c.Out != "" {
		err = c.serve(ctx, s, folder, doors)
		s.tell.note("demo.kept", "folder", string(folder))
		return err
	}
	return c.passing(ctx, s, folder, doors)
}

// passing serves a house whose folder goes with this process: at its end, or, where it
// is killed, when the next demo is opened.
func (c *demoCommand) passing(ctx context.Context, s *session, folder demoFolder, doors demoDoors) error {
	release, err := folder.mark()
	if err != nil {
		return errors.Join(fault.New(fault.Unavailable, "demo.folder_not_made").With("folder", string(folder)).Because(err), doors.close())
	}
	sweepDemos(filepath.Dir(string(folder)))
	err = c.serve(ctx, s, folder, doors)
	if failed := errors.Join(os.RemoveAll(string(folder)), release()); failed != nil {
		return errors.Join(err, fault.New(fault.Unavailable, "demo.folder_not_removed").With("folder", string(folder)).Because(failed))
	}
	return err
}

// demoDoors are the two places where the demo is reached.
type demoDoors struct{ office, portal net.Listener }

func (d demoDoors) close() error { return errors.Join(d.office.Close(), d.portal.Close()) }

// listen opens the doors: the portal's port is the one after the office's, or any
// that is free. Where nothing was asked for and the usual port is taken, any that is
// free will do for the office too.
func (c *demoCommand) listen(ctx context.Context) (demoDoors, error) {
	if c.Addr != "" {
		return listenOnTwo(ctx, c.Addr)
	}
	doors, err := listenOnTwo(ctx, demoAddress)
	if err == nil {
		return doors, nil
	}
	return listenOnTwo(ctx, "127.0.0.1:0")
}

func listenOnTwo(ctx context.Context, address string) (demoDoors, error) {
	host, port, err := net.SplitHostPort(address)
	number, notNumber := strconv.Atoi(port)
	if err := errors.Join(err, notNumber); err != nil {
		return demoDoors{}, fault.New(fault.Invalid, "demo.address_unreadable").In("addr").With("address", address).Because(err)
	}
	first, err := listen(ctx, address)
	if err != nil {
		return demoDoors{}, err
	}
	second, err := listenNear(ctx, host, number)
	if err != nil {
		return demoDoors{}, errors.Join(err, first.Close())
	}
	return demoDoors{office: first, portal: second}, nil
}

// listenNear listens on the port after one, or on any where that one is nought, is the
// last there is, or is taken.
func listenNear(ctx context.Context, host string, port int) (net.Listener, error) {
	if port != 0 {
		if next, err := listen(ctx, net.JoinHostPort(host, strconv.Itoa(port+1))); err == nil {
			return next, nil
		}
	}
	return listen(ctx, net.JoinHostPort(host, "0"))
}

// addressOf returns how a browser on this machine reaches a listener.
func addressOf(l net.Listener) string {
	host, port, err := net.SplitHostPort(l.Addr().String())
	if ip := net.ParseIP(host); err != nil || ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// serve furnishes the house in the folder and serves it until ctx is done.
func (c *demoCommand) serve(ctx context.Context, s *session, folder demoFolder, doors demoDoors) error {
	conf := folder.configuration(s.conf.configuration)
	conf.Office.URL, conf.Portal.URL = addressOf(doors.office), addressOf(doors.portal)
	if err := s.furnish(ctx, folder, conf); err != nil {
		return errors.Join(err, doors.close())
	}
	settings, err := folder.settingsFor(conf)
	if err == nil {
		err = folder.write(folder.settings(), []byte(settings))
	}
	if err != nil {
		return errors.Join(err, doors.close())
	}
	h, err := openHouse(ctx, conf, s.tell, s.call.Now)
	if err != nil {
		return errors.Join(err, doors.close())
	}
	return errors.Join(c.serveHouse(ctx, s, h, conf, doors), h.close(ctx))
}

// serveHouse serves the office with the demo's own pages before it, and the
// portal, with the work beside.
func (c *demoCommand) serveHouse(ctx context.Context, s *session, h *house, conf configuration, doors demoDoors) error {
	runner, err := h.runner()
	if err != nil {
		return errors.Join(err, doors.close())
	}
	stage, err := newStage(ctx, h, runner)
	if err == nil {
		err = stage.settleAt(ctx, conf.Portal.address())
	}
	if err != nil {
		return errors.Join(err, doors.close())
	}
	desk, debtors := newOffice(conf, h, office.BySession(h.accounts)), newPortal(conf, h) //nolint:contextcheck // pages take theirs from the request
	front := stage.before(desk, conf, os.DirFS(filepath.Join(conf.Files, "mail")))
	s.tell.note("demo.open", "address", conf.Office.address()+"/demo/", "portal", conf.Portal.address())
	for _, l := range demoLogins() {
		s.tell.note("demo.login", "name", l.Name, "email", l.Email, "password", l.Password)
	}
	s.tell.note("demo.how_to_end")
	return together(ctx,
		openSite{doors.office, front, h}.serve,
		openSite{doors.portal, debtors, h}.serve,
		func(ctx context.Context) error {
			if err := runner.Run(ctx); err != nil {
				return fmt.Errorf("the work beside the pages: %w", err)
			}
			return nil
		},
	)
}
