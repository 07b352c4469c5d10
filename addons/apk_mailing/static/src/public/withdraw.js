/* п. 28: whoever has opened the page in a browser has followed the link; nothing is to be pressed.
   A page that is only loaded ahead, unseen, waits until somebody looks at it. */
(function () {
    "use strict";
    const form = document.getElementById("withdraw");
    function withdraw() {
        if (!document.prerendering && document.visibilityState === "visible") {
            document.removeEventListener("visibilitychange", withdraw);
            form.submit();
        }
    }
    document.addEventListener("prerenderingchange", withdraw);
    document.addEventListener("visibilitychange", withdraw);
    withdraw();
})();
