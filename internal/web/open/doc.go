// Package open is the pages that are open to all (åbne sider): nobody signs in to
// read them, and they hold nothing of any creditor or debtor. They are added to a
// site that is there, as the office's or the portal's. A page is made as in package
// office.
package open
