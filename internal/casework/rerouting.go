package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// approvedRoute is the approval of a step whose channel a person has chosen. It is
// stored, and so never renamed.
const approvedRoute = "channel"

// SendBy has a letter that waits leave by another channel (skift kanal). The step is
// taken anew, since its deadline is counted by the channel: a letter on paper needs days
// to arrive. It fails with fault.Conflict for what has left, for a copy or a receipt,
// and where another step is due by now, and with fault.Invalid where the channel can't
// reach the debtor.
func (s *Service) SendBy(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, by debt.Channel) error {
	return s.onSending(ctx, who, creditor, dispatch, func(ctx context.Context, v *visit, f *file, d *debt.Dispatch) error {
		step := f.Step(f.Letter(d.Letter).Step)
		switch last := f.LastStanding(); {
		case d.Why == stoppedRerouted:
			return nil // a double click
		case d.Status != debt.Waiting:
			return fault.New(fault.Conflict, "dispatch.not_waiting")
		case step == nil || !step.Waits():
			return fault.New(fault.Conflict, "dispatch.route_fixed")
		case last == nil || last.Step != step.Step:
			return fault.New(fault.Conflict, "case.other_step_due")
		case step.Channel == by:
			return nil
		}
		if err := v.isStill(d); err != nil {
			return err
		}
		return v.reroute(f, step, by)
	})
}

// reroute takes a step back whose letter waits, and takes it anew by another channel.
func (v *visit) reroute(f *file, step *debt.Step, by debt.Channel) error {
	name := step.Name
	if err := v.withdraw(f, step.Step, stoppedRerouted, debt.VoidReplanned); err != nil {
		return err
	}
	made, err := decideForPerson(v.book, onlyBy(v.Flows, by), &f.Case, v.today)
	if err != nil {
		return err
	}
	sent := made.Sent()
	switch {
	case sent == nil || sent.Name != name:
		return fault.New(fault.Conflict, "case.other_step_due")
	case sent.Channel != by:
		return fault.New(fault.Invalid, "copy.no_email")
	}
	if err := v.mayWrite(&f.Case, sent); err != nil {
		return err
	}
	return v.carryOut(f, made, approvedRoute)
}

// onlyBy returns flows whose letters all go by one channel.
func onlyBy(flows followup.Flows, by debt.Channel) followup.Flows {
	made := make(followup.Flows, len(flows))
	for name, flow := range flows {
		steps := make([]followup.Step, len(flow.Steps))
		for i, step := range flow.Steps {
			step.Channels = []debt.Channel{by}
			steps[i] = step
		}
		flow.Steps = steps
		made[name] = flow
	}
	return made
}
