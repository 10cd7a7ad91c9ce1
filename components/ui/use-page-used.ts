"use client";

import { useEffect, useState } from "react";
import { whenUsed } from "./when-used";

/** Whether somebody has begun to use the page: what is only guessed to be needed waits for it. */
export function usePageUsed(): boolean {
  const [isUsed, setIsUsed] = useState(false);
  useEffect(() => whenUsed(() => setIsUsed(true)), []);
  return isUsed;
}
