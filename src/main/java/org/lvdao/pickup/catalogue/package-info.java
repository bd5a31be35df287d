/** What is collected (回收品目), and what is paid or charged for it (回收价目). */
package org.lvdao.pickup.catalogue;
